/** What the operator of a server does with accounts, by their usernames. */
@NullMarked
package io.i9chat.domain.operator;

import org.jspecify.annotations.NullMarked;
