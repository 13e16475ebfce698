/**
 * What every account has, whether its person signs in or an application vouches for them: what its
 * owner sees of it, which usernames it cannot have, and the figures it goes by.
 */
@NullMarked
package io.i9chat.domain.account;

import org.jspecify.annotations.NullMarked;
