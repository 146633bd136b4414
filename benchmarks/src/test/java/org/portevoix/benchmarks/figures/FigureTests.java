package org.portevoix.benchmarks.figures;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FigureTests {

	@Test
	void isOneLineOfWords() {
		Figure figure = new Figure("sign", "consumers-stopped").with("perSecond", 3123.4)
			.with("p50Millis", 12.345)
			.with("ratio", 0.71234)
			.with("errors", 0)
			.with("store", "in memory");
		assertThat(figure.line()).isEqualTo("sign figure=consumers-stopped perSecond=3123 p50Millis=12.3 ratio=0.712 "
				+ "errors=0 store=in-memory target=none reached=-");
	}

	@Test
	void saysWhetherAllThatIsAimedForIsReached() {
		assertThat(new Figure("a", "b").atLeast("x", 3000, 3000).atMost("y", 49, 50).line())
			.isEqualTo("a figure=b x=3000 y=49 target=x>=3000,y<=50 reached=yes");
		assertThat(new Figure("a", "b").atLeast("x", 2999, 3000).atMost("y", 49, 50).reached()).isEqualTo("no");
		assertThat(new Figure("a", "b").atMost("y", 51, 50).reached()).isEqualTo("no");
	}

	@Test
	void whatIsUnknownReachesNothing() {
		Figure figure = new Figure("a", "b").atMost("y", Double.NaN, 50);
		assertThat(figure.line()).isEqualTo("a figure=b y=none target=y<=50 reached=no");
	}

	@Test
	void allStandInTheTableAndWhatWasLeftOutToo() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Figures figures = new Figures(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), true);
		figures.add(new Figure("page", "size").atMost("bytes", 40_000, 51_200));
		figures.skipped("webhooks", "not-available");
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
				page figure=size bytes=40000 run=quick target=bytes<=51200 reached=yes
				webhooks skipped=not-available
				""");
		assertThat(figures.table()).isEqualTo("""
				| program | figure | target | reached |
				|---|---|---|---|
				| page | figure=size bytes=40000 run=quick | bytes<=51200 | yes |
				| webhooks | figure=skipped why=not-available | none | - |
				""");
	}

}
