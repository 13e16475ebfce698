/**
 * Live events: what people who are connected here are told as it happens, in the order of each
 * chat's log. A hint only; {@link io.i9chat.domain.chat.SyncChats} has the truth.
 */
@NullMarked
package io.i9chat.domain.live;

import org.jspecify.annotations.NullMarked;
