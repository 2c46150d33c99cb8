import type { EditorView } from '@codemirror/view';
import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';

import { FormDialog } from '../parts/FormDialog';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { insertBlock, tableOf } from './marks';

interface Props {
  view: EditorView;
  onClose: () => void;
}

const MOST_COLUMNS = 6;
const MOST_ROWS = 30;

/** A table is filled in cell by cell; the markdown signs are added automatically. */
export function TableDialog({ view, onClose }: Props) {
  const [rows, setRows] = useState<string[][]>([
    ['', ''],
    ['', ''],
    ['', ''],
  ]);
  const columns = rows[0]?.length ?? 0;
  const write = (row: number, column: number, text: string): void =>
    setRows(
      rows.map((cells, at) => (at === row ? cells.map((cell, i) => (i === column ? text : cell)) : cells)),
    );
  const insert = (): void => {
    onClose();
    view.dispatch(insertBlock(view.state, tableOf(rows)));
    view.focus();
  };
  return (
    <FormDialog
      title={TEXT.editor.table}
      explain={TEXT.editor.tableExplain}
      action={TEXT.editor.insert}
      onCancel={onClose}
      onSubmit={insert}
    >
      <Scroller>
        <table>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column}>
                    <Cell
                      $head={row === 0}
                      value={cell}
                      aria-label={
                        row === 0
                          ? `${TEXT.editor.columnName} ${column + 1}`
                          : `${TEXT.editor.row} ${row}, ${TEXT.editor.column} ${column + 1}`
                      }
                      placeholder={row === 0 ? TEXT.editor.columnName : ''}
                      onChange={(event) => write(row, column, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <Flex gap={2} wrap="wrap">
        <TouchButton
          variant="tertiary"
          disabled={rows.length > MOST_ROWS}
          onClick={() => setRows([...rows, Array<string>(columns).fill('')])}
        >
          {TEXT.editor.addRow}
        </TouchButton>
        <TouchButton
          variant="tertiary"
          disabled={columns === MOST_COLUMNS}
          onClick={() => setRows(rows.map((cells) => [...cells, '']))}
        >
          {TEXT.editor.addColumn}
        </TouchButton>
      </Flex>
    </FormDialog>
  );
}

const Scroller = styled.div`
  overflow-x: auto;
`;

const Cell = styled.input<{ $head: boolean }>`
  width: 100%;
  min-width: 12rem;
  min-height: 44px;
  padding-inline: 0.8rem;
  font-size: 1.6rem;
  font-weight: ${({ $head }) => ($head ? 600 : 400)};
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme, $head }) => ($head ? theme.colors.neutral100 : theme.colors.neutral0)};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
