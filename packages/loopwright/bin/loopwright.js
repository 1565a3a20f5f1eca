#!/usr/bin/env node
// Committed, so that the command is linked at install time, before the first build.
import '../dist/main.js';
