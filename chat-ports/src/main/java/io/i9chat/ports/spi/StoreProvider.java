package io.i9chat.ports.spi;

import io.i9chat.ports.StorePorts;

/**
 * Opens a store, with all of its ports; chosen by {@code I9CHAT_STORE}, with settings that begin
 * with {@code I9CHAT_STORE_}.
 */
public interface StoreProvider extends AdapterProvider<StorePorts> {}
