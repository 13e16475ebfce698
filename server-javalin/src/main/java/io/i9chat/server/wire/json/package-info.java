/**
 * The one JSON mapper: strict in what it reads, and every mistake said in the words of the
 * protocol.
 */
@NullMarked
package io.i9chat.server.wire.json;

import org.jspecify.annotations.NullMarked;
