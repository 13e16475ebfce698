/** Groups and their people: the operations, what they take and what they answer. */
@NullMarked
package io.i9chat.server.operation.group;

import org.jspecify.annotations.NullMarked;
