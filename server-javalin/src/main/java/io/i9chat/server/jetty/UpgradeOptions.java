package io.i9chat.server.jetty;

/**
 * What connections are made by.
 *
 * @param path where they are made
 * @param frameBytes the greatest size of a frame
 * @param outgoingFrames how many frames may be on their way to a peer
 * @param tooLarge the code that a connection is closed with whose peer announces a frame that is
 *     larger than any can be
 * @param tooLargeReason the reason that comes with it
 */
public record UpgradeOptions(
    String path, int frameBytes, int outgoingFrames, int tooLarge, String tooLargeReason) {}
