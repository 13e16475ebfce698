/** The contract of receipts: watermarks, and to whom they are shown. */
@NullMarked
package io.i9chat.tck.chat.receipts;

import org.jspecify.annotations.NullMarked;
