package io.i9chat.server.jetty;

import io.i9chat.server.address.Cidr;
import java.time.Duration;
import java.util.List;

/**
 * Where it listens, and for how long it waits.
 *
 * @param countsAddresses whether connections per address are limited
 * @param proxies whose connections are many clients'
 * @param refused run for each connection above the limit of its address
 * @param draining how long requests in flight may take to end when the server stops
 */
public record ConnectorOptions(
    String host,
    int port,
    boolean countsAddresses,
    List<Cidr> proxies,
    Runnable refused,
    Duration draining) {}
