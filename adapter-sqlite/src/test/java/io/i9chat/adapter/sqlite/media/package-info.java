/** Tests of the ledger of media. */
@NullMarked
package io.i9chat.adapter.sqlite.media;

import org.jspecify.annotations.NullMarked;
