package io.i9chat.server.admin;

/**
 * Where the admin port is.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 */
public record AdminSettings(String host, int port) {}
