/** Tests that the document of the protocol says what the server does. */
@NullMarked
package io.i9chat.server.document;

import org.jspecify.annotations.NullMarked;
