// Without JavaScript the same is there for who loads the page again.
import { open } from "./browser.mjs";

export async function plainly(state) {
  const { context, page } = await open({ javaScriptEnabled: false, storageState: state });
  await page.goto("/jobs");
  // Long enough to be called off before it is done.
  await page.getByLabel("Script").fill("We have a lot to say about this. ".repeat(60));
  await page.getByRole("button", { name: "Make the video" }).click();
  await page.waitForURL("**/jobs/job_*");
  await page.getByRole("button", { name: "Cancel this job" }).click();
  await page.getByText(/its credits are back/).waitFor();
  await page.goto("/social/new");
  await page.getByLabel("Link").fill("example.com");
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByText(/begins with https/).first().waitFor();
  await context.close();
}
