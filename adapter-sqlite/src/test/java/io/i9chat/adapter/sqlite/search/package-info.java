/** Tests of search. */
@NullMarked
package io.i9chat.adapter.sqlite.search;

import org.jspecify.annotations.NullMarked;
