/** What people can and cannot do with accounts, on ports in memory. */
@NullMarked
package io.i9chat.domain.session;

import org.jspecify.annotations.NullMarked;
