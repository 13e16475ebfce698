/** Profiles, blocks, and finding people: the operations, what they take and what they answer. */
@NullMarked
package io.i9chat.server.operation.people;

import org.jspecify.annotations.NullMarked;
