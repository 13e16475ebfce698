package io.i9chat.ports.spi;

import io.i9chat.ports.media.MediaStore;

/**
 * Opens a place for the bytes of uploads; chosen by {@code I9CHAT_MEDIA}, with settings that begin
 * with {@code I9CHAT_MEDIA_}.
 */
public interface MediaStoreProvider extends AdapterProvider<MediaStore> {}
