package io.i9chat.ports.model.media;

/**
 * How a client uploads an object.
 *
 * @param request the request that starts the upload; with {@link UploadProtocol#PUT} its body is
 *     the object
 */
public record Upload(UploadProtocol protocol, SignedUrl request) {}
