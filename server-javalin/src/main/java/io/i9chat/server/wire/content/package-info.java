/** What messages carry and pictures show, in the shapes that they have in inputs. */
@NullMarked
package io.i9chat.server.wire.content;

import org.jspecify.annotations.NullMarked;
