/** Tests of the files of a store. */
@NullMarked
package io.i9chat.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;
