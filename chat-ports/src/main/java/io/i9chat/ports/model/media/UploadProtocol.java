package io.i9chat.ports.model.media;

/** How clients send the bytes of an upload. */
public enum UploadProtocol {
  /** A request starts it, chunks follow, and what broke off goes on where it was. */
  RESUMABLE,
  /** One request carries the whole object. */
  PUT
}
