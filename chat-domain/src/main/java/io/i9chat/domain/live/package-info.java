/**
 * Live events: what people who are connected here are told as it happens, in the order of each
 * chat's log. A hint only; {@link io.i9chat.domain.chat.SyncChats} has the truth.
 *
 * <p>It goes one way. {@link io.i9chat.domain.live.LiveEvents} takes signals from the bus and hands
 * each to what knows its kind: entries, receipts, typing, presence. These decide who may be told
 * what, and tell it to recipients, of whom they know no more than whose they are. A {@link
 * io.i9chat.domain.live.LiveSubscription} is one, and hands it to its listener.
 */
@NullMarked
package io.i9chat.domain.live;

import org.jspecify.annotations.NullMarked;
