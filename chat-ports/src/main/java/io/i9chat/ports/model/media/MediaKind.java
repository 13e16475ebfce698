package io.i9chat.ports.model.media;

/** What an uploaded object is for, which decides its types and its size. */
public enum MediaKind {
  /** One voice recording. */
  VOICE,
  /** A piece of audio. */
  AUDIO,
  /** A photo of a message. */
  PHOTO,
  /** A video of a message. */
  VIDEO,
  /** A file of any type. */
  FILE,
  /** The picture of a person or group. */
  PICTURE,
  /** A small stand-in for a photo, video or picture. */
  PREVIEW;

  /** The least size of an object of this kind, in bytes: files may be empty, nothing else. */
  public long minBytes() {
    return this == FILE ? 0 : 1;
  }
}
