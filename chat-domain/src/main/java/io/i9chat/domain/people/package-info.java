/**
 * What people show of themselves and to which others, and how they find each other: by exact
 * username, or by being near.
 */
@NullMarked
package io.i9chat.domain.people;

import org.jspecify.annotations.NullMarked;
