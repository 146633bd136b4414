package org.portevoix.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	@Test
	void keepsWhatWasNotMeasuredAndReplacesWhatWas() {
		List<String> before = List.of("# Benchmarks", "| page | a | none | - | 2026-01-01 |",
				"| sign | old | none | - | 2026-01-01 |", "| sign | older | none | - | 2026-01-01 |",
				"| `sign` | prose |");
		String table = Report.table(List.of("page", "start", "sign"), List.of("sign", "start"),
				List.of("| start | s | none | - |", "| sign | new | x>=1 | yes |"), before);
		assertThat(table.lines().skip(2)).hasSize(3);
		assertThat(table).contains("| page | a | none | - | 2026-01-01 |\n").doesNotContain("old", "prose");
		assertThat(table.lines().skip(3).toList().getFirst())
			.matches("\\| start \\| s \\| none \\| - \\| \\d{4}-.*\\|");
	}

}
