/** Tests of the admin port. */
@NullMarked
package io.i9chat.server.admin;

import org.jspecify.annotations.NullMarked;
