declare module 'virtual:gallery' {
  const gallery: import('../../build/read-gallery.ts').GalleryData;
  export default gallery;
}
