import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { lessonHash } from "./lesson-hash.ts";
import { linkInLab, partOf } from "./lesson-pages.ts";

interface PageTextProps {
  readonly text: string;
  /** The page that it stands on. */
  readonly page: string;
}

/** A page of docs/teachers as it is read. */
export function PageText({ text, page }: PageTextProps): JSX.Element {
  const tokens = useMemo(() => lexer(text.replaceAll("&nbsp;", "\u00a0")), [text]);
  return <All tokens={tokens} page={page} />;
}

interface AllProps {
  readonly tokens: readonly Token[] | undefined;
  readonly page: string;
}

function All({ tokens = [], page }: AllProps): JSX.Element {
  return (
    <>
      {tokens.map((token, index) => (
        <One key={index} token={token as MarkedToken} page={page} />
      ))}
    </>
  );
}

interface OneProps {
  readonly token: MarkedToken;
  readonly page: string;
}

/** What the pages are written in; anything else of Markdown shows its words. */
function One({ token, page }: OneProps): ComponentChildren {
  const inside =
    "tokens" in token && token.tokens ? <All tokens={token.tokens} page={page} /> : null;
  switch (token.type) {
    case "space":
      return null;
    case "heading": {
      const Heading = `h${token.depth}` as "h1" | "h2" | "h3";
      return (
        <Heading id={partOf(token.text)} tabIndex={-1}>
          {inside}
        </Heading>
      );
    }
    case "paragraph":
      return <p>{inside}</p>;
    case "code":
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{inside}</blockquote>;
    case "table":
      return <TableText table={token} page={page} />;
    case "list":
      return <ListText list={token} page={page} />;
    case "strong":
      return <strong>{inside}</strong>;
    case "em":
      return <em>{inside}</em>;
    case "codespan":
      return <code>{token.text}</code>;
    case "link":
      return (
        <LabLink href={token.href} page={page}>
          {inside}
        </LabLink>
      );
    case "text":
      return inside ?? token.text;
    default:
      return token.raw;
  }
}

interface ListTextProps {
  readonly list: Tokens.List;
  readonly page: string;
}

/** Each text of an item is a paragraph, whatever stands between the items. */
function ListText({ list, page }: ListTextProps): JSX.Element {
  const List = list.ordered ? "ol" : "ul";
  return (
    <List>
      {list.items.map(({ task, tokens }, index) => (
        <li key={index}>
          {tokens
            .filter(({ type }) => type !== "checkbox")
            .map((token, at) =>
              token.type === "text" ? (
                <p key={at}>
                  {task && at === 0 && "\u2610 "}
                  <One token={token as MarkedToken} page={page} />
                </p>
              ) : (
                <One key={at} token={token as MarkedToken} page={page} />
              ),
            )}
        </li>
      ))}
    </List>
  );
}

interface TableTextProps {
  readonly table: Tokens.Table;
  readonly page: string;
}

function TableText({ table, page }: TableTextProps): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map(({ text, tokens }, column) =>
            // A heading without words is none.
            text === "" ? (
              <td key={column} />
            ) : (
              <th key={column} scope="col">
                <All tokens={tokens} page={page} />
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map(({ tokens }, column) => (
              <td key={column}>
                <All tokens={tokens} page={page} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LabLinkProps {
  readonly children: ComponentChildren;
  readonly href: string;
  readonly page: string;
}

/** A link to what the lab has; of another page only its words. */
function LabLink({ children, href, page }: LabLinkProps): JSX.Element {
  const to = linkInLab(href, page);
  if (to === undefined) return <>{children}</>;
  return (
    <a href={lessonHash(to.page, to.part)} onClick={() => showPart(to.part)}>
      {children}
    </a>
  );
}

/** Goes to a heading of this page, if it has it: again too, when the address stays. */
export function showPart(part: string): void {
  const heading = part === "" ? null : document.getElementById(part);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
