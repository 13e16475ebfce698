/** Tests of the memory that calls in progress take. */
@NullMarked
package io.i9chat.server.budget;

import org.jspecify.annotations.NullMarked;
