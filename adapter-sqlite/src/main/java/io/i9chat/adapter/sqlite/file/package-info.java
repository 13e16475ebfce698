/** The files of a store: its folder, its lock, its migrations, its check. */
@NullMarked
package io.i9chat.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;
