package io.i9chat.adapter.redis.node;

import java.time.Duration;

/**
 * What takes how long.
 *
 * @param heartbeat the time between two heartbeats
 * @param silence after so long without a heartbeat a node may have died without having told what it
 *     committed
 * @param lease after so long without a heartbeat a node is dead
 * @param grace how long the people of a node that retired may take to arrive elsewhere
 * @param age how old what a node is told may get before it is dropped unread
 * @param keep how long what is registered outlives the last time it was renewed
 * @param batching how long what matters for the moment only is gathered
 * @param patience how long a caller waits for others that write
 */
public record Times(
    Duration heartbeat,
    Duration silence,
    Duration lease,
    Duration grace,
    Duration age,
    Duration keep,
    Duration batching,
    Duration patience) {}
