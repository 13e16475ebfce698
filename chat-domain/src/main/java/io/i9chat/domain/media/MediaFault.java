package io.i9chat.domain.media;

/** Why media cannot be used. */
public enum MediaFault {
  /** It is missing, incomplete, not as announced, or not for the caller to use here. */
  UNUSABLE,
  /** A picture or preview, which many see, says where it was taken. */
  POSITION
}
