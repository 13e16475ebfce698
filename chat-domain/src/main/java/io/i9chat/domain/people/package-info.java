/** What people show of themselves and how they find each other: profiles, by exact username. */
@NullMarked
package io.i9chat.domain.people;

import org.jspecify.annotations.NullMarked;
