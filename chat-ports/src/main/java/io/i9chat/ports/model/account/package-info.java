/** Records of the account area: who may sign in, with what, and from where they have. */
@NullMarked
package io.i9chat.ports.model.account;

import org.jspecify.annotations.NullMarked;
