/** Every operation, called by every kind of caller and over every transport it has. */
@NullMarked
package io.i9chat.server.matrix;

import org.jspecify.annotations.NullMarked;
