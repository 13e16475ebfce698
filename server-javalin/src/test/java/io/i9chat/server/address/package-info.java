/** Tests of addresses. */
@NullMarked
package io.i9chat.server.address;

import org.jspecify.annotations.NullMarked;
