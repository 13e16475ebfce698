/** What connections tell beside answers: which events there are, and why they are closed. */
@NullMarked
package io.i9chat.server.wire.socket;

import org.jspecify.annotations.NullMarked;
