// Browsers load no modules from a disk: the page that is one file does without.
if (location.protocol === 'file:') location.replace(`loopwright.html${location.hash}`);
