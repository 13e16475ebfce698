package io.i9chat.tck.media;

/**
 * The contract of {@link io.i9chat.ports.media.MediaStore}, over HTTP: what has an endpoint is
 * served by the JDK's server, the others answer themselves.
 */
public interface MediaStoreContract
    extends EmptyMediaContract, MediaUploadContract, MediaDownloadContract {}
