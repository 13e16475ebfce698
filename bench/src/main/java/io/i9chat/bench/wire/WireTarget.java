package io.i9chat.bench.wire;

import java.net.InetSocketAddress;

/**
 * Where to connect and what to ask for.
 *
 * @param address the server's resolved address
 * @param hostHeader value of the Host header, with the port
 * @param path path of the WebSocket, starting with a slash
 * @param subprotocol the one subprotocol asked for; the server must choose it
 */
public record WireTarget(
    InetSocketAddress address, String hostHeader, String path, String subprotocol) {}
