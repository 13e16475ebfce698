/**
 * Signing up, signing in, sessions and passwords: the operations, what they take and what they
 * answer.
 */
@NullMarked
package io.i9chat.server.operation.account;

import org.jspecify.annotations.NullMarked;
