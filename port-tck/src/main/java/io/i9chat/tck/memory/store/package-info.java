/**
 * The ports of one store in memory, over maps under one lock, so that whatever runs under it is one
 * transaction. An independent oracle as all ports in memory: what a chat, its log and the ledger go
 * through is told here once more, and deliberately not shared with the domain or an adapter.
 */
@NullMarked
package io.i9chat.tck.memory.store;

import org.jspecify.annotations.NullMarked;
