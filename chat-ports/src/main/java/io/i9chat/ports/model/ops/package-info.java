/** Records of one area: what operating needs: the shape of a rate limit. */
@NullMarked
package io.i9chat.ports.model.ops;

import org.jspecify.annotations.NullMarked;
