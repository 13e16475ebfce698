/** Tests of the rules of HTTP itself, against a real server. */
@NullMarked
package io.i9chat.server.http;

import org.jspecify.annotations.NullMarked;
