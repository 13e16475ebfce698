package io.i9chat.server.wire.out;

/** What kinds of content there are. */
public enum ContentType {
  /** Text. */
  TEXT,
  /** A voice recording. */
  VOICE,
  /** A piece of audio. */
  AUDIO,
  /** Photos. */
  PHOTOS,
  /** Videos. */
  VIDEOS,
  /** A file. */
  FILE
}
