/** Records of one area: what nodes tell each other as it happens. */
@NullMarked
package io.i9chat.ports.model.live;

import org.jspecify.annotations.NullMarked;
