/**
 * What one node needs with no service beside it: signals and presence within the process, media on
 * disk, in a folder that other processes may have too, with the endpoint that moves it, rate limits
 * in memory, and ids. Nothing here has a thread of its own.
 */
@NullMarked
package io.i9chat.adapter.local;

import org.jspecify.annotations.NullMarked;
