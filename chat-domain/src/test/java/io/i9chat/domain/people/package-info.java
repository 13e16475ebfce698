/** What people can and cannot do with profiles, on ports in memory. */
@NullMarked
package io.i9chat.domain.people;

import org.jspecify.annotations.NullMarked;
