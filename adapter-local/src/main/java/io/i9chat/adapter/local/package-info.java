/**
 * What one node needs with no service beside it: signals within the process, mail to a folder, rate
 * limits in memory, and ids. Nothing here has a thread of its own.
 */
@NullMarked
package io.i9chat.adapter.local;

import org.jspecify.annotations.NullMarked;
