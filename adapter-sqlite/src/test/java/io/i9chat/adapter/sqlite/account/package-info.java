/** Tests of accounts. */
@NullMarked
package io.i9chat.adapter.sqlite.account;

import org.jspecify.annotations.NullMarked;
