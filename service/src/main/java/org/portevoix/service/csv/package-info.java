/** Tables for spreadsheets. */
@NullMarked
package org.portevoix.service.csv;

import org.jspecify.annotations.NullMarked;
