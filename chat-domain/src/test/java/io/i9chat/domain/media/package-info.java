/** Tests of media: types, checks, visibility, downloads and clean-up. */
@NullMarked
package io.i9chat.domain.media;

import org.jspecify.annotations.NullMarked;
